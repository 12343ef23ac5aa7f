import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query'
import { call, Problem } from './client.ts'
import type { Input, Item, Operation, Paged, Reply } from './client.ts'

type Reading = Extract<Operation, `get ${string}`>
type Acting = Exclude<Operation, `get ${string}`>

interface Wishes { readonly enabled?: boolean; readonly staleMs?: number; readonly everyMs?: number; readonly keep?: boolean }
/** `everyMs`, for as long as what came `goesOn`. */
interface ReplyWishes<R> extends Wishes { readonly goesOn?: (reply: R) => boolean }

/** Reads one operation; `keep` shows the last answer while the next is on its way. */
export function useReply<O extends Reading>(operation: O, input: Input<O>, { enabled = true, staleMs, everyMs, keep = false, goesOn = () => true }: ReplyWishes<Reply<O>> = {}): UseQueryResult<Reply<O>, Problem> {
  return useQuery<Reply<O>, Problem>({
    queryKey: [operation, input], queryFn: async ({ signal }) => call(operation, input, { signal }), enabled,
    ...(staleMs !== undefined && { staleTime: staleMs }), ...(everyMs !== undefined && { refetchInterval: ({ state: { data } }) => (data === undefined || goesOn(data) ? everyMs : false) }), ...(keep && { placeholderData: keepPreviousData as never }),
  })
}

const PAGE = 500
/** Bounds what one table holds; the exports hold everything. */
const MOST_PAGES = 20

/** Every item of a paged operation, page after page, up to 10,000; `hasMore` says that there would be more. */
export function useAllItems<O extends Paged & Reading>(operation: O, input: Omit<Input<O>, 'after' | 'limit'>, { enabled = true, everyMs }: Wishes = {}): UseQueryResult<{ readonly items: readonly Item<O>[]; readonly hasMore: boolean }, Problem> {
  return useQuery<{ readonly items: readonly Item<O>[]; readonly hasMore: boolean }, Problem>({
    queryKey: [operation, 'all', input],
    queryFn: async ({ signal }) => {
      const items: Item<O>[] = []
      let after: string | null = null
      for (let page = 0; page < MOST_PAGES; page++) {
        const reply = (await call(operation, { ...input, limit: PAGE, ...(after !== null && { after }) } as unknown as Input<O>, { signal })) as { items: readonly Item<O>[]; next: string | null }
        items.push(...reply.items)
        after = reply.next
        if (after === null) break
      }
      return { items, hasMore: after !== null }
    },
    enabled, ...(everyMs !== undefined && { refetchInterval: everyMs }),
  })
}

/** Items of a paged operation as they are asked for, e.g. of the audit log. */
export function usePages<O extends Paged & Reading>(operation: O, input: Omit<Input<O>, 'after'>) {
  return useInfiniteQuery({
    queryKey: [operation, 'pages', input], initialPageParam: null as string | null,
    queryFn: async ({ signal, pageParam }) => (await call(operation, { ...input, ...(pageParam !== null && { after: pageParam }) } as unknown as Input<O>, { signal })) as { items: readonly Item<O>[]; next: string | null },
    getNextPageParam: page => page.next,
  })
}

/** Does something; whatever is on the screen is then read anew, for a verb may change more than its own thing. `quiet` leaves the screen alone. */
export function useAction<O extends Acting>(operation: O, { quiet = false }: { readonly quiet?: boolean } = {}): UseMutationResult<Reply<O>, Problem, Input<O>> {
  const queries = useQueryClient()
  return useMutation<Reply<O>, Problem, Input<O>>({
    mutationFn: async input => call(operation, input),
    onSuccess: async () => { if (!quiet) await queries.invalidateQueries() },
  })
}
