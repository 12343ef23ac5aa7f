import { configureGlobal } from 'fast-check'

/** The same cases in every run, so that a change fails by what it changed; `FAST_CHECK_SEED=$RANDOM npm test` looks further. */
configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED'] ?? 20_201_231) })
