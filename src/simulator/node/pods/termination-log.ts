import type { Container } from '../../../resources/workloads/pod-spec.ts';
import { SingleFile } from '../files/single-file.ts';

/** Bytes that a container may say at its end. */
const LONGEST = 4096;

/**
 * The file by which a container says why it has ended.
 *
 * @see https://kubernetes.io/docs/tasks/debug/debug-application/determine-reason-pod-failure/
 */
export class TerminationLog {
  readonly path: string;
  readonly file: SingleFile;

  constructor({ terminationMessagePath }: Container, now: number) {
    this.path = terminationMessagePath || '/dev/termination-log';
    this.file = new SingleFile(() => '', now, 0o666);
  }

  get message(): string {
    return Buffer.from(this.file.written).subarray(0, LONGEST).toString();
  }
}
