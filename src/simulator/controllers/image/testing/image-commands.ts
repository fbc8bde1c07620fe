import type { ImageStream, SpecTag, StatusTag } from '../../../../resources/images/image-stream.ts';
import type { ImageStreamImport } from '../../../../resources/images/image-stream-import.ts';
import type { ImageStreamTag } from '../../../../resources/images/image-stream-tag.ts';
import {
  imageStreamImportKind,
  imageStreamKind,
  imageStreamMappingKind,
  imageStreamTagKind,
} from '../../../../resources/kinds/kinds.ts';
import { apiVersionOf } from '../../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../../resources/kube-object.ts';
import { resolveLatest } from '../../../image-streams/resolve-image-reference.ts';
import { type ImagePlane, registry } from './image-plane.ts';

/** What can be asked of a new tag. */
export interface TagFlags {
  reference?: boolean;
  local?: boolean;
  scheduled?: boolean;
  importMode?: string;
  alias?: boolean;
}

/** Does to the image API what `oc` does. */
export const imageCommands = ({ client, upstream, settle }: ImagePlane) => {
  const stream = (namespace: string, name: string): Promise<ImageStream> =>
    client.get<ImageStream>(imageStreamKind, namespace, name);

  const put = async (
    namespace: string,
    name: string,
    from: SpecTag['from'],
    { reference, local, scheduled, importMode = 'Legacy' }: TagFlags,
    generation: number | null,
  ): Promise<void> => {
    await client.update<KubeObject & Partial<ImageStreamTag>>(imageStreamTagKind, {
      apiVersion: apiVersionOf(imageStreamTagKind),
      kind: imageStreamTagKind.kind,
      metadata: { name, namespace },
      tag: {
        name: name.split(':')[1] ?? '',
        annotations: null,
        generation,
        ...(from ? { from } : {}),
        ...(reference ? { reference } : {}),
        importPolicy: { importMode, ...(scheduled ? { scheduled } : {}) },
        referencePolicy: { type: local ? 'Local' : 'Source' },
      },
    });
    await settle();
  };

  return {
    stream,
    /** `oc import-image ns/stream:tag --from=… --confirm`; answers the status of the import. */
    importImage: async (
      namespace: string,
      name: string,
      from: string,
      flags: TagFlags = {},
    ): Promise<ImageStreamImport> => {
      const [streamName = '', tag = ''] = name.split(':');
      const importPolicy = {
        importMode: flags.importMode ?? 'Legacy',
        ...(flags.scheduled ? { scheduled: true } : {}),
      };
      const answer = await client.create<ImageStreamImport>(imageStreamImportKind, {
        apiVersion: apiVersionOf(imageStreamImportKind),
        kind: imageStreamImportKind.kind,
        metadata: { name: streamName, namespace },
        spec: {
          import: true,
          images: [
            {
              from: { kind: 'DockerImage', name: from },
              to: { name: tag },
              importPolicy,
              referencePolicy: { type: flags.local ? 'Local' : 'Source' },
            },
          ],
        },
      });
      await settle();
      return answer;
    },
    /** `oc tag docker.io/… ns/stream:tag` */
    tagImage: (from: string, namespace: string, name: string, flags: TagFlags = {}) =>
      put(namespace, name, { kind: 'DockerImage', name: from }, flags, 0),
    /** `oc tag ns/stream:tag ns2/stream2:tag2`: a copy of the image, or of the literal pull spec where there is none. */
    tagStream: async (fromNamespace: string, source: string, namespace: string, name: string, flags: TagFlags = {}) => {
      const [sourceStream = '', sourceTag = ''] = source.split(':');
      if (flags.alias) return put(namespace, name, { kind: 'ImageStreamTag', name: source }, flags, null);
      const event = (await stream(fromNamespace, sourceStream)).status?.tags?.find(({ tag }) => tag === sourceTag)
        ?.items?.[0];
      if (event === undefined) throw new Error(`"${source}" is not currently pointing to an image`);
      if (!event.image)
        return put(namespace, name, { kind: 'DockerImage', name: event.dockerImageReference }, flags, 0);
      const elsewhere = fromNamespace === namespace ? {} : { namespace: fromNamespace };
      return put(
        namespace,
        name,
        { kind: 'ImageStreamImage', name: `${sourceStream}@${event.image}`, ...elsewhere },
        flags,
        null,
      );
    },
    /** What the registry does after a push; returns the digest. */
    push: async (namespace: string, name: string, image: string): Promise<string> => {
      const [streamName = '', tag = ''] = name.split(':');
      const digest = upstream.image(image);
      const exists = await stream(namespace, streamName).catch(() => undefined);
      if (!exists)
        await client.create(imageStreamKind, {
          apiVersion: apiVersionOf(imageStreamKind),
          kind: imageStreamKind.kind,
          metadata: { name: streamName, namespace },
        });
      await client.create(imageStreamMappingKind, {
        apiVersion: apiVersionOf(imageStreamMappingKind),
        kind: imageStreamMappingKind.kind,
        metadata: { name: streamName, namespace },
        tag,
        image: {
          metadata: { name: digest, annotations: { 'openshift.io/image.managed': 'true' } },
          dockerImageReference: `${registry}/${namespace}/${streamName}@${digest}`,
        },
      } as KubeObject);
      await settle();
      return digest;
    },
    specTag: async (namespace: string, name: string): Promise<SpecTag | undefined> => {
      const [streamName = '', tag = ''] = name.split(':');
      return (await stream(namespace, streamName)).spec?.tags?.find((each) => each.name === tag);
    },
    statusTag: async (namespace: string, name: string): Promise<StatusTag | undefined> => {
      const [streamName = '', tag = ''] = name.split(':');
      return (await stream(namespace, streamName)).status?.tags?.find((each) => each.tag === tag);
    },
    /** What consumers of the tag pull. */
    pullSpec: async (namespace: string, name: string): Promise<string | undefined> => {
      const [streamName = '', tag = ''] = name.split(':');
      return resolveLatest(await stream(namespace, streamName), tag);
    },
    istag: (namespace: string, name: string): Promise<ImageStreamTag> =>
      client.get<ImageStreamTag>(imageStreamTagKind, namespace, name),
  };
};
