const MIME: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  doc: 'application/msword', pdf: 'application/pdf', csv: 'text/csv', json: 'application/json', png: 'image/png', mp4: 'video/mp4', zip: 'application/zip',
}

/** Content type by the ending of an address. */
export function mimeOf(url: string): string {
  return MIME[url.slice(url.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
}
