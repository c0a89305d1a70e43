/** Where a new incident is written. */
export const composerPath = '/su-co/moi'
