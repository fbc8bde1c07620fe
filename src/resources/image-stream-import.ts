import { apiVersionOf } from './resource-kind.ts';
import { imageStreamImportKind } from './kinds.ts';
import type { KubeObject } from './kube-object.ts';
import type { SpecTag } from './image-stream.ts';

/** A request to import tags into an image stream, and its answer. */
export interface ImageStreamImport extends KubeObject {
  spec: { import: boolean; images: { from: SpecTag['from']; to: { name: string }; referencePolicy?: SpecTag['referencePolicy'] }[] };
  status?: { images?: { status: { status?: string; message?: string; reason?: string } }[] };
}

/** The request that `oc import-image stream:tag --from=… --reference-policy=… --confirm` sends. */
export const importOfTag = (
  where: { namespace: string; stream: string; tag: string },
  from: string,
  policy: 'Source' | 'Local',
): ImageStreamImport => ({
  apiVersion: apiVersionOf(imageStreamImportKind),
  kind: imageStreamImportKind.kind,
  metadata: { name: where.stream, namespace: where.namespace },
  spec: {
    import: true,
    images: [{ from: { kind: 'DockerImage', name: from }, to: { name: where.tag }, referencePolicy: { type: policy } }],
  },
});
