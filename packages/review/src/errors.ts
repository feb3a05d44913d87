/** The review could not run; the message is one line for the person who started it. */
export class ReviewError extends Error {}
