import type { Clock } from '../../ports/clock.ts';
import type { ObjectStore } from '../store/object-store.ts';
import type { Admission } from './admission.ts';
import type { SubresourceAdmission } from './admitted-subresource.ts';
import type { Random } from './random.ts';

/** What every storage of one cluster shares. */
export interface Machinery {
  readonly store: ObjectStore;
  readonly clock: Clock;
  readonly random: Random;
  /** In the order in which they are asked. */
  readonly admission: Admission[];
  /** Asked last, about objects in which nothing is wrong. They change nothing. */
  readonly validation?: Admission[];
  /** Those of both that are asked about writes of subresources as well. */
  readonly subresources?: SubresourceAdmission;
}
