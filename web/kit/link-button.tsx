import { Button } from 'antd'
import type { ButtonProps } from 'antd'
import { useHref, useNavigate } from 'react-router'

/** A link that looks like a button: opens in a new tab like any link, and without a reload otherwise. */
export function LinkButton({ to, children, ...rest }: { readonly to: string } & Pick<ButtonProps, 'type' | 'size' | 'icon' | 'children' | 'danger'>) {
  const navigate = useNavigate()
  return (
    <Button {...rest} href={useHref(to)} onClick={event => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return
      event.preventDefault()
      void navigate(to)
    }}>{children}</Button>
  )
}
