import { AppError } from '../../shared/errors.ts'
import { diskObjects } from './disk-objects.ts'
import type { ObjectStore } from './object-store.ts'
import { s3Objects } from './s3-objects.ts'

/** Where evidence lives unless told otherwise. */
export const DEFAULT_OBJECTS = 'zhengheng-data/evidence'

/**
 * Opens a directory, or `s3://bucket/prefix?endpoint=https://…&region=…` with AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY
 * (and AWS_SESSION_TOKEN) from the environment.
 */
export async function openObjects(where = DEFAULT_OBJECTS, environment: NodeJS.ProcessEnv = process.env): Promise<ObjectStore> {
  if (!where.startsWith('s3:')) return diskObjects(where)
  const refused = (why: string) => new AppError('option-invalid', { option: '--evidence', value: where, why })
  const url = URL.canParse(where) ? new URL(where) : undefined
  if (!url?.hostname) throw refused('s3://bucket/prefix?endpoint=https://…&region=…')
  const region = url.searchParams.get('region') ?? environment['AWS_REGION'] ?? 'us-east-1'
  const endpoint = url.searchParams.get('endpoint') ?? `https://s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`
  if (!URL.canParse(endpoint)) throw refused('endpoint')
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken } = environment
  if (!accessKeyId || !secretAccessKey) throw refused('AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY')
  return s3Objects({ endpoint, bucket: url.hostname, prefix: url.pathname.replace(/^\/+|\/+$/g, ''), region, accessKeyId, secretAccessKey, sessionToken })
}
