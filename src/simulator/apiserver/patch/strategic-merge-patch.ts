import type { KubeObject } from '../../../resources/kube-object.ts';
import { mergePatch } from './merge-patch.ts';
import type { PatchTarget } from './read-patch.ts';

export const strategicMergePatch = (body: Buffer, _kind: PatchTarget): ((current: KubeObject) => KubeObject) => mergePatch(body);
