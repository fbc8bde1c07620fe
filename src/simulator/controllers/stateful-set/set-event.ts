import type { StatefulSet } from '../../../resources/workloads/stateful-set.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';

/** Does something for a set, and says whether it worked: `create Pod db-0 in StatefulSet db successful`. */
export const reported = async (
  set: StatefulSet,
  verb: 'create' | 'update' | 'delete',
  subject: string,
  { events }: ControllerContext,
  work: () => Promise<unknown>,
): Promise<void> => {
  const text = `${verb} ${subject} in StatefulSet ${set.metadata.name}`;
  const reason = `${verb[0]?.toUpperCase()}${verb.slice(1)}`;
  const record = (type: 'Normal' | 'Warning', of: string, message: string): Promise<void> =>
    events.record({ object: set, type, reason: of, message, source: { component: 'statefulset-controller' } });
  try {
    await work();
  } catch (error) {
    await record('Warning', `Failed${reason}`, `${text} failed error: ${(error as Error).message}`);
    throw error;
  }
  await record('Normal', `Successful${reason}`, `${text} ${subject.startsWith('Claim') ? 'success' : 'successful'}`);
};
