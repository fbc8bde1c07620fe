import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ResourceKind } from '../../../resources/resource-kind.ts';
import type { Client } from '../../apimachinery/client.ts';
import type { TagResolver } from './tag-resolver.ts';

/** A kind of object that follows image stream tags. */
export interface TriggerTarget {
  readonly kind: ResourceKind;
  /** The streams whose changes concern the object. */
  streamsOf(object: KubeObject): readonly { readonly namespace: string; readonly stream: string }[];
  /** Brings the object up to what its tags stand for now. */
  react(object: KubeObject, resolve: TagResolver, client: Client): Promise<void>;
}
