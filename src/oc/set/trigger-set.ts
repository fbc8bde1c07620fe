import type { WebHookTrigger } from '../../resources/builds/build-config.ts';
import type { KubeObject } from '../../resources/kube-object.ts';

/** A tag that sets an image. */
export interface ImageTrigger {
  /** `<stream>:<tag>` */
  readonly from: string;
  /** Empty: that of the object. */
  readonly namespace: string;
  readonly auto: boolean;
  /** The containers; builds have none. */
  readonly names: readonly string[];
}

/** The types of webhooks, as the listing calls them. */
export const hookTypes = ['webhook', 'github', 'gitlab', 'bitbucket'] as const;

export type HookType = (typeof hookTypes)[number];

/** What changes an object by itself. */
export interface TriggerSet {
  /** Whether a change of its own fields takes effect at once. */
  readonly config: boolean;
  readonly images: readonly ImageTrigger[];
  readonly hooks: Readonly<Record<HookType, readonly WebHookTrigger[]>>;
}

/** No webhook of any type. */
export const noHooks: TriggerSet['hooks'] = { webhook: [], github: [], gitlab: [], bitbucket: [] };

/** Where objects of a kind keep their triggers. */
export interface TriggerStore {
  /** @throws Error when they cannot be read */
  read(object: KubeObject): TriggerSet;
  /**
   * The strategic merge patch that makes the object have these triggers; empty when it has them.
   *
   * @throws OcError when it cannot have them
   */
  patch(object: KubeObject, triggers: TriggerSet): object;
}
