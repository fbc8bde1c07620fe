import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import type { TagResolver } from './tag-resolver.ts';

/** A kind of object that follows image stream tags. */
export interface TriggerTarget {
  readonly kind: ResourceKind;
  /** The streams whose changes concern the object. */
  streamsOf(object: KubeObject): readonly { readonly namespace: string; readonly stream: string }[];
  /** Whether the object has a trigger of any kind, where that is more than a stream to follow. */
  hasTriggers?(object: KubeObject): boolean;
  /** Whether a change of such an object is overlooked, because what it was before cannot be read. */
  overlooks?(previous: KubeObject): boolean;
  /** Whether a change of the object itself gives it nothing to do. */
  ignores?(object: KubeObject, previous: KubeObject): boolean;
  /** Whether a change shows in the triggers or in what they set. */
  changed?(object: KubeObject, previous: KubeObject): boolean;
  /** Brings the object up to what its tags stand for now. */
  react(object: KubeObject, resolve: TagResolver, context: Pick<ControllerContext, 'client' | 'events'>): Promise<void>;
}
