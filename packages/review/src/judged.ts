import type { Verdict } from './gate.js';
import type { Review } from './review.js';
import type { Score } from './score/score.js';
import type { Since } from './since.js';

/** A review, and what is to be thought of it: what every format prints. */
export interface Judged {
  review: Review;
  /** Null where there is nothing to score. */
  score: Score | null;
  verdict: Verdict;
  /** What has changed since an earlier review; null where there is none to compare with. */
  since: Since | null;
  /** The folder that was reviewed, as a title. */
  title: string;
}
