import { useQuery } from '@tanstack/react-query'

/** How many places of a replay are highlighted: the server says so beside the page, which the frame keeps to itself. */
export function usePlaces(address: string | null): number | null {
  const { data } = useQuery({
    queryKey: ['places', address], enabled: address !== null, staleTime: 300_000,
    queryFn: async ({ signal }) => {
      const answer = await fetch((address ?? '').replace(/#.*$/, ''), { method: 'HEAD', signal })
      const places = answer.headers.get('x-zhengheng-places')
      return answer.ok && places !== null ? Number(places) : null
    },
  })
  return data ?? null
}
