import type { SecurityProfile } from '../../../resources/workloads/security-context.ts';

const RUNTIME = 'runtime/default';
const LOCAL = 'localhost/';

/** Two names of one profile. */
const SAME = [RUNTIME, 'docker/default'];

/** The name by which constraints call a profile; empty when there is none. */
export const seccompName = (profile: SecurityProfile | undefined): string => {
  switch (profile?.type) {
    case 'Unconfined':
      return 'unconfined';
    case 'RuntimeDefault':
      return RUNTIME;
    case 'Localhost':
      return profile.localhostProfile === undefined ? '' : `${LOCAL}${profile.localhostProfile}`;
    default:
      return '';
  }
};

/** The profile of a name; `undefined` when it is none. */
export const seccompProfile = (name: string): SecurityProfile | undefined => {
  if (name === 'unconfined') return { type: 'Unconfined' };
  if (SAME.includes(name)) return { type: 'RuntimeDefault' };
  return name.startsWith(LOCAL) ? { type: 'Localhost', localhostProfile: name.slice(LOCAL.length) } : undefined;
};

/** Whether constraints allow a profile. Constraints without a list allow none but that of the runtime, unnamed. */
export const allowsSeccomp = (allowed: readonly string[] = [], name: string): boolean => {
  if (allowed.includes('*')) return true;
  if (allowed.length === 0) return name === '';
  return allowed.includes(name) || (SAME.includes(name) && allowed.some((each) => SAME.includes(each)));
};
