import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { StatusError } from '../../apimachinery/status-error.ts';

const verbs = ['get', 'list', 'create', 'update', 'delete'] as const;

/**
 * A storage that hands its requests on to one of another kind, and whose errors speak of its own all the same.
 *
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/authorization/apiserver/registry/registry/wrapper.go
 */
export const underOwnName = (storage: RestStorage): RestStorage => {
  const wrapped = verbs.flatMap((verb) => {
    const act = storage[verb] as ((...parameters: unknown[]) => Promise<unknown>) | undefined;
    if (act === undefined) return [];
    return [[verb, (...parameters: unknown[]) => act(...parameters).catch((error) => refuse(error, storage))] as const];
  });
  return { ...storage, ...Object.fromEntries(wrapped) };
};

const refuse = (error: unknown, { kind: { group, plural } }: RestStorage): never => {
  if (!(error instanceof StatusError) || error.details === undefined) throw error;
  const { code, reason, message, details } = error;
  const other = details.group ? `${details.kind}.${details.group}` : (details.kind ?? '');
  throw new StatusError(code, reason, message.replace(other, `${plural}.${group}`), {
    ...details,
    group,
    kind: plural,
  });
};
