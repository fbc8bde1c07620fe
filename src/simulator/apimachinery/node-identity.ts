import type { UserInfo } from './request-context.ts';

const PREFIX = 'system:node:';

/** The node that a user is, by name; `undefined` for whoever is none. */
export const nodeOf = ({ username, groups }: UserInfo): string | undefined =>
  username.startsWith(PREFIX) && groups.includes('system:nodes') ? username.slice(PREFIX.length) : undefined;
