import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import { OcError } from '../oc-error.ts';

/** Kinds that run pods, and whose versions nobody keeps. */
const WITHOUT_VERSIONS = ['batch/Job', 'batch/CronJob', '/Pod', 'apps/ReplicaSet', '/ReplicationController'];

/**
 * Says that a kind has no versions.
 *
 * @param what who would look at them: `history viewer`
 * @param retrieving what cannot be had for a kind that runs no pods: `history`
 */
export const noRevisions = ({ group, kind }: ResourceKind, what: string, retrieving: string): OcError => {
  const name = JSON.stringify(group === '' ? kind : `${kind}.${group}`);
  return new OcError(
    WITHOUT_VERSIONS.includes(`${group}/${kind}`)
      ? `no ${what} has been implemented for ${name}`
      : `error retrieving ${retrieving} for ${name}, no visitor method exists for {${group} ${kind}}`,
  );
};
