import { createHash } from 'node:crypto';
import { parseImageReference } from '../../image/reference.ts';
import type { WebHookTrigger } from '../../resources/builds/build-config.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Invocation } from '../command.ts';
import { type HookType, type ImageTrigger, noHooks, type TriggerSet } from './trigger-set.ts';

/** The flags that ask for webhooks. */
export const hookFlags: Readonly<Record<string, HookType>> = {
  'from-webhook': 'webhook',
  'from-webhook-allow-env': 'webhook',
  'from-github': 'github',
  'from-gitlab': 'gitlab',
  'from-bitbucket': 'bitbucket',
};

/** The triggers of an object after what the command line asks for. */
export const changedTriggers = (before: TriggerSet, { metadata }: KubeObject, invocation: Invocation): TriggerSet => {
  const { flags, namespace } = invocation;
  if (flags.boolean('remove-all')) return { config: false, images: [], hooks: noHooks };
  const source = flags.has('from-image') ? sourceOf(flags.string('from-image'), namespace) : undefined;
  const flag = Object.keys(hookFlags).find((name) => flags.boolean(name));
  const hook = flag === undefined ? undefined : hookFlags[flag];
  if (flags.boolean('remove'))
    return {
      config: before.config && !flags.boolean('from-config'),
      images: before.images.filter(({ from }) => from !== source?.from),
      hooks: hook === undefined ? before.hooks : { ...before.hooks, [hook]: [] },
    };
  const auto = !flags.boolean('manual');
  if (source === undefined && flag === undefined && !flags.boolean('from-config'))
    return { ...before, config: auto, images: before.images.map((image) => ({ ...image, auto })) };
  return {
    config: before.config || flags.boolean('from-config'),
    images: source ? withImage(before.images, { ...source, auto, names: flags.list('containers') }) : before.images,
    hooks:
      hook === undefined
        ? before.hooks
        : { ...before.hooks, [hook]: [...before.hooks[hook], newHook(flag as string, metadata.uid, invocation)] },
  };
};

type Source = Pick<ImageTrigger, 'from' | 'namespace'>;

const sourceOf = (text: string, own: string): Source => {
  const { namespace, name, tag } = parseImageReference(text);
  return { from: `${name}:${tag}`, namespace: namespace === own ? '' : namespace };
};

const withImage = (images: readonly ImageTrigger[], image: ImageTrigger): readonly ImageTrigger[] => {
  const index = images.findIndex(({ from, namespace }) => from === image.from && namespace === image.namespace);
  return index < 0 ? [...images, image] : images.with(index, image);
};

const newHook = (flag: string, seed: string | undefined, { context }: Invocation): WebHookTrigger => ({
  secret: createHash('sha256').update(`${seed} ${flag} ${context.now()}`).digest('base64url').slice(0, 20),
  ...(flag === 'from-webhook-allow-env' && { allowEnv: true }),
});
