import type { GroupVersion } from '../discovery/group-versions.ts';

type Version = Pick<GroupVersion, 'group' | 'version'>;

/**
 * What an operation is called: `patch` of `NamespacedDeploymentScale` in `apps/v1` is `patchAppsV1NamespacedDeploymentScale`. Generated
 * clients name their methods so.
 *
 * @see https://github.com/kubernetes/apiserver/blob/master/pkg/endpoints/openapi/openapi.go
 */
export const operationId = (verb: string, { group, version }: Version, rest: string): string =>
  `${verb}${capitalized(wordsOf(group))}${capitalized(version)}${rest}`;

/** Under what an operation is found: `core_v1`, `imageOpenshiftIo_v1`. */
export const tagOf = ({ group, version }: Version): string => `${wordsOf(group)}_${version}`;

/** A group in camel case; that of the project's own groups goes without `k8s.io`. */
export const wordsOf = (group: string): string =>
  group === ''
    ? 'core'
    : group.replace(/\.k8s\.io$/, '').replace(/[^A-Za-z0-9_]+(.?)/g, (_, letter: string) => letter.toUpperCase());

export const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
