/** The queue that wakes whoever applies imports. */
export const IMPORT_QUEUE = 'imports';
