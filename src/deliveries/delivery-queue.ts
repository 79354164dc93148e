/** The queue that wakes whoever delivers. */
export const DELIVERY_QUEUE = 'deliveries';
