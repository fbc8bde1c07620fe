import { isDeepStrictEqual } from 'node:util';
import {
  type BuildConfig,
  type BuildReference,
  type BuildTrigger,
  inputReference,
  type WebHookTrigger,
} from '../../resources/builds/build-config.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { type HookType, hookTypes, type ImageTrigger, type TriggerSet, type TriggerStore } from './trigger-set.ts';

const members = { webhook: 'generic', github: 'github', gitlab: 'gitlab', bitbucket: 'bitbucket' } as const;
const types = { webhook: 'Generic', github: 'GitHub', gitlab: 'GitLab', bitbucket: 'Bitbucket' } as const;

/**
 * The triggers of build configurations. The base image is always listed; without a trigger for it, it is manual.
 *
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/cli/set/triggers.go
 */
export const buildTriggers: TriggerStore = {
  read: (object) => {
    const config = object as BuildConfig;
    const triggers = config.spec.triggers ?? [];
    const base = baseTrigger(config);
    const images = triggers.flatMap(({ type, imageChange }) => {
      if (type !== 'ImageChange') return [];
      const from = imageChange?.from;
      if (from === undefined) return base ? [{ ...base, auto: true }] : [];
      return [{ from: from.name, namespace: foreign(from, config), auto: true, names: [] }];
    });
    const isListed = triggers.some(({ type, imageChange }) => type === 'ImageChange' && !imageChange?.from);
    return {
      config: triggers.some(({ type }) => type === 'ConfigChange'),
      images: base && !isListed ? [...images, base] : images,
      hooks: {
        webhook: hooksOf(triggers, 'webhook'),
        github: hooksOf(triggers, 'github'),
        gitlab: hooksOf(triggers, 'gitlab'),
        bitbucket: hooksOf(triggers, 'bitbucket'),
      },
    };
  },
  patch: (object, next) => {
    const config = object as BuildConfig;
    const old = config.spec.triggers ?? [];
    const triggers = merged(config, next);
    const from = ownNamespaceDropped(config);
    const isSame = isDeepStrictEqual(triggers, old);
    if (isSame && from === undefined) return {};
    return {
      spec: { ...(!isSame && { triggers: triggers.length === 0 ? null : triggers }), ...(from && { strategy: from }) },
    };
  },
};

const hooksOf = (triggers: readonly BuildTrigger[], type: HookType): WebHookTrigger[] =>
  triggers.flatMap((trigger) => {
    const hook = trigger.type === types[type] ? trigger[members[type]] : undefined;
    return hook === undefined ? [] : [hook];
  });

const merged = (config: BuildConfig, { config: onChange, images, hooks }: TriggerSet): BuildTrigger[] => {
  const base = baseTrigger(config);
  const isBase = (image: ImageTrigger): boolean => isDeepStrictEqual({ ...base, auto: image.auto }, image);
  const wanted: BuildTrigger[] = [
    ...(onChange ? [{ type: 'ConfigChange' }] : []),
    ...hookTypes.flatMap((type) => hooks[type].map((hook) => ({ type: types[type], [members[type]]: hook }))),
    ...images
      .filter(({ auto }) => auto)
      .map((image) => ({ type: 'ImageChange', imageChange: isBase(image) ? {} : { from: referenceOf(image) } })),
  ];
  const key = (trigger: BuildTrigger): unknown =>
    trigger.imageChange ? { ...trigger, imageChange: { from: normalised(trigger.imageChange.from, config) } } : trigger;
  const has = (list: readonly BuildTrigger[], trigger: BuildTrigger): boolean =>
    list.some((each) => isDeepStrictEqual(key(each), key(trigger)));
  const kept = (config.spec.triggers ?? []).filter((trigger) => has(wanted, trigger));
  return [...kept, ...wanted.filter((trigger) => !has(kept, trigger))];
};

const baseTrigger = (config: BuildConfig): ImageTrigger | undefined => {
  const from = inputReference(config.spec.strategy);
  return from?.kind === 'ImageStreamTag'
    ? { from: from.name, namespace: foreign(from, config), auto: false, names: [] }
    : undefined;
};

const foreign = ({ namespace = '' }: BuildReference, { metadata }: KubeObject): string =>
  namespace === metadata.namespace ? '' : namespace;

const referenceOf = ({ from, namespace }: ImageTrigger): BuildReference => ({
  kind: 'ImageStreamTag',
  name: from,
  ...(namespace && { namespace }),
});

const normalised = (from: BuildReference | undefined, config: BuildConfig): unknown =>
  from && { kind: from.kind, name: from.name, namespace: foreign(from, config) };

/** What `oc` writes back names no project where it is that of the configuration. */
const ownNamespaceDropped = (config: BuildConfig): object | undefined => {
  const { dockerStrategy, sourceStrategy, customStrategy } = config.spec.strategy;
  const from = inputReference(config.spec.strategy);
  if (from?.kind !== 'ImageStreamTag' || from.namespace !== config.metadata.namespace) return undefined;
  const member = dockerStrategy ? 'dockerStrategy' : sourceStrategy ? 'sourceStrategy' : 'customStrategy';
  return customStrategy || dockerStrategy || sourceStrategy ? { [member]: { from: { namespace: null } } } : undefined;
};
