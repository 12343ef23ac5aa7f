import manifest from '../../package.json' with { type: 'json' }

/** Version of this software; stands in every archive and evaluation it writes. */
export const VERSION: string = manifest.version
