import type { RunNames } from './run-names.ts';

/** Commands of `oc adm` that look, or make a project. */
const harmlessAdmin = /^(?:top|new-project|must-gather|inspect|node-logs|release|catalog|wait-for-stable-cluster)$/;

/** The first words of commands that change objects. */
const changing =
  /^(?:annotate|apply|autoscale|create|delete|edit|expose|import-image|label|new-app|new-build|patch|replace|rollback|rollout|run|scale|secrets|set|start-build|tag)$/;

/** Kinds of which a cluster has one set for all. */
const clusterKinds =
  /^(?:images?|nodes?|no|persistentvolumes?|pv|clusterroles?|clusterrolebindings?|imagesignatures?|users?|groups?|identit(?:y|ies)|imagecontentsourcepolic(?:y|ies)|imagedigestmirrorsets?|imagetagmirrorsets?|customresourcedefinitions?|crds?|storageclass(?:es)?|sc|clusterversions?|oauths?|[a-z]+\.(?:config|operator|machineconfiguration)\.openshift\.io|(?:images?|clusterroles?|clusterrolebindings?|nodes?)\.[a-z.]+)(?:\/|$)/i;

/**
 * Says what a command would change that does not belong to an experiment.
 *
 * @param argv with the names on the cluster
 * @returns undefined when it changes nothing else
 */
export const foreignChange = (argv: readonly string[], names: RunNames): string | undefined => {
  const words = argv.slice(1).filter((word) => !word.startsWith('-'));
  const [verb = '', object = ''] = words;
  if (isDryRun(argv)) return undefined;
  if (verb === 'adm') return changesCluster(words.slice(1), argv) ? `oc adm ${words.slice(1).join(' ')}` : undefined;
  if (verb === 'policy' && /cluster-role/.test(object)) return `oc policy ${object}`;
  if (!changing.test(verb)) return undefined;
  if (['annotate', 'create', 'delete', 'edit', 'label', 'patch', 'replace'].includes(verb) && clusterKinds.test(object))
    return object;
  const project = namespaceOf(argv);
  return project === undefined || names.owns(project) ? undefined : `project ${project}`;
};

/** Whether a command only says what it would do. */
export const isDryRun = (argv: readonly string[]): boolean =>
  argv.some((word) => /^--dry-run(?:=(?:client|server|true))?$/.test(word));

const changesCluster = ([command = '', subcommand = '']: readonly string[], argv: readonly string[]): boolean => {
  if (harmlessAdmin.test(command)) return false;
  if (command === 'prune') return argv.some((word) => /^--confirm(?:=true)?$/.test(word));
  if (command === 'policy') return !/^(?:who-can|scc-|add-role-to-|remove-role-from-)/.test(subcommand);
  return true;
};

const namespaceOf = (argv: readonly string[]): string | undefined => {
  for (const [index, word] of argv.entries()) {
    if (word === '-n' || word === '--namespace') return argv[index + 1];
    const named = /^(?:--namespace=|-n=?)(.+)$/.exec(word)?.[1];
    if (named !== undefined) return named;
  }
  return undefined;
};
