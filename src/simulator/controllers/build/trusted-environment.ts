import type { EnvVar } from '../../../resources/workloads/pod-spec.ts';

/** A builder has all rights: what builds say of its environment must not make it do what they could not. */
const trusted = new Set([
  'BUILD_LOGLEVEL',
  'GIT_SSL_NO_VERIFY',
  'GIT_LFS_SKIP_SMUDGE',
  'LANG',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
]);

/**
 * The environment with more variables that are trusted; those that are there stay.
 *
 * @see https://github.com/openshift/api/blob/release-4.19/build/v1/consts.go
 */
export const addTrusted = (env: readonly EnvVar[], more: readonly EnvVar[]): EnvVar[] =>
  addMissing(
    env,
    more.filter(({ name }) => trusted.has(name)),
  );

/** The environment with more variables, whatever they are; those that are there stay. */
export const addMissing = (env: readonly EnvVar[], more: readonly EnvVar[]): EnvVar[] => {
  const there = new Set(env.map(({ name }) => name));
  const last = new Map(more.map((variable) => [variable.name, variable]));
  const missing = [...last.values()].filter(({ name }) => !there.has(name));
  return [...env, ...missing.map((variable) => ({ ...variable }))];
};

/** The same, but values of variables that are there change, too. */
export const replaceTrusted = (env: readonly EnvVar[], more: readonly EnvVar[]): EnvVar[] => {
  const values = new Map(more.filter(({ name }) => trusted.has(name)).map(({ name, value }) => [name, value]));
  const replaced = env.map((variable) =>
    values.has(variable.name) ? { ...variable, value: values.get(variable.name) ?? '' } : variable,
  );
  return addTrusted(replaced, more);
};
