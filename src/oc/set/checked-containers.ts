import type { PodSpec } from '../../resources/workloads/pod-spec.ts';
import { OcError } from '../oc-error.ts';
import type { TriggerSet } from './trigger-set.ts';

const titles = {
  github: 'GitHub web hooks',
  webhook: 'web hooks',
  gitlab: 'GitLab web hooks',
  bitbucket: 'Bitbucket web hooks',
};

/** @throws OcError when a trigger names no container, or one that is not there, or when there is a webhook */
export const checkContainers = (triggers: TriggerSet, spec: PodSpec | undefined, subject: string): void => {
  for (const type of ['github', 'webhook', 'gitlab', 'bitbucket'] as const)
    if (triggers.hooks[type].length > 0) throw new OcError(`${subject} not support ${titles[type]}`);
  const accepted = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])].map(({ name }) => name).sort();
  for (const { names } of triggers.images) {
    if (names.length === 0) throw new OcError('you must specify --containers when setting --from-image');
    const unknown = names.filter((name) => !accepted.includes(name)).sort();
    if (unknown.length > 0)
      throw new OcError(`not all container names exist: ${unknown.join(', ')} (accepts: ${accepted.join(', ')})`);
  }
};
