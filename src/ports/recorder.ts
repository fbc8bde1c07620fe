import type { Evidence } from '../evidence/evidence.ts';

/** Takes what an experiment observed; reports are drawn from nothing else. */
export interface Recorder {
  record(evidence: Evidence): void;
}
