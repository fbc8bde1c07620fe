import type { LifecycleHook } from '../../../resources/workloads/deployment-config.ts';
import { recordDeployerEvent } from './deployer-event.ts';
import type { Transition } from './deployment.ts';
import { runHookPod } from './hook-pod-run.ts';
import { tagImages } from './tag-images.ts';

/** When a hook runs: before the first new pod, between old and new ones, after the last. */
export type HookMoment = 'pre' | 'mid' | 'post';

/**
 * Runs a hook: in a pod of its own, made from a container of the new version, or by tagging images.
 *
 * @throws Error when it fails and its failure policy is not `Ignore`
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/cli/deployer/strategy/support/lifecycle.go
 */
export const runHook = async (
  moment: HookMoment,
  hook: LifecycleHook | undefined,
  transition: Transition,
): Promise<void> => {
  if (hook === undefined || hook === null) return;
  const rollout = `${transition.deployment.namespace}/${transition.to.metadata.name}`;
  const record = (type: 'Normal' | 'Warning', reason: string, message: string): Promise<void> =>
    recordDeployerEvent(transition.deployment, transition.to, type, reason, message);
  await record('Normal', 'Started', `Running ${moment}-hook ${intention(hook, transition)} for rc ${rollout}`);
  const failure = await execute(moment, hook, transition).catch((error: Error) => error.message);
  if (failure === undefined)
    return record('Normal', 'Completed', `The ${moment}-hook for rc ${rollout} completed successfully`);
  const isIgnored = hook.failurePolicy === 'Ignore';
  const outcome = isIgnored ? ` (ignore), rollout of ${rollout} will continue` : `, aborting rollout of ${rollout}`;
  await record('Warning', 'Failed', `The ${moment}-hook failed: ${failure}${outcome}`);
  if (!isIgnored)
    throw new Error(`${moment} hook failed: the ${moment} hook failed: ${failure}, aborting rollout of ${rollout}`);
};

/** Why it failed, nothing when it did not. */
const execute = (moment: HookMoment, hook: LifecycleHook, transition: Transition): Promise<string | undefined> =>
  hook.tagImages?.length || hook.execNewPod === undefined
    ? tagImages(moment, hook.tagImages ?? [], transition)
    : runHookPod(moment, { ...hook, execNewPod: hook.execNewPod }, transition);

/** What a hook is about to do. */
const intention = ({ tagImages: tags = [], execNewPod }: LifecycleHook, { to }: Transition): string => {
  if (tags.length === 0) return `(${JSON.stringify((execNewPod?.command ?? []).join(' '))})`;
  const images = tags.flatMap(({ containerName, to: target }) => {
    const image = to.spec.template.spec.containers.find(({ name }) => name === containerName)?.image;
    return image === undefined ? [] : [`image "${image}" as "${target.name}"`];
  });
  return `(TagImages) ${images.join(',')}`;
};
