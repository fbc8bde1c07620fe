import { prioritizeTags } from '../../../image/prioritize-tags.ts';
import { parseImageReference } from '../../../image/reference.ts';
import { buildKeys } from '../../../resources/builds/build.ts';
import type { Image } from '../../../resources/images/image.ts';
import type { ImageStream } from '../../../resources/images/image-stream.ts';
import { imageKind, imageStreamKind, podKind } from '../../../resources/kinds/kinds.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { rolloutAnnotations } from '../../../resources/workloads/rollout.ts';
import type { Command } from '../../command.ts';
import { binarySize } from '../../image/binary-size.ts';
import { alignTabs } from '../../output/tab-writer.ts';
import { imageStorage, topLayer } from '../../prune/image-storage.ts';

/** `oc adm top images`: which images there are, where they are tagged, and which pods run them. */
export const admTopImages: Command = {
  usage: '[flags]',
  flags: [],
  run: async ({ client, flags, context, namespace }) => {
    const project = flags.has('namespace') ? namespace : '';
    const images = (await client.list<Image>(imageKind, '')).items;
    const streams = (await client.list<ImageStream>(imageStreamKind, project)).items;
    const pods = (await client.list<Pod>(podKind, project)).items.filter(({ status }) =>
      ['Running', 'Pending'].includes(status?.phase ?? ''),
    );
    const rows = images
      .map((image) => ({ image, tags: tagsOf(image, streams), storage: imageStorage([image]) }))
      .sort((one, other) => other.tags.length - one.tags.length || other.storage - one.storage)
      .map(({ image, tags, storage }) => [
        image.metadata.name,
        listed(tags),
        listed(parentsOf(image, images)),
        listed(pods.filter((pod) => uses(pod, image)).map(ownerOf)),
        image.dockerImageManifest && image.dockerImageLayers?.length ? 'yes' : 'no',
        binarySize(storage),
      ]);
    const header = ['NAME', 'IMAGESTREAMTAG', 'PARENTS', 'USAGE', 'METADATA', 'STORAGE'];
    context.stdout(alignTabs([header, ...rows].map((cells) => `${cells.join('\t')}\t\n`).join(''), { padding: 1 }));
  },
};

const listed = (values: readonly string[]): string => (values.length === 0 ? '<none>' : values.join(', '));

const tagsOf = ({ metadata: { name } }: Image, streams: readonly ImageStream[]): string[] =>
  streams.flatMap(({ metadata, status }) => {
    const tags = (status?.tags ?? []).filter(({ items }) => items?.[0]?.image === name).map(({ tag }) => tag);
    return tags.length === 0 ? [] : [`${metadata.namespace}/${metadata.name} (${prioritizeTags(tags).join(',')})`];
  });

/** Images whose top layer is one of the lower layers of this one. */
const parentsOf = (image: Image, images: readonly Image[]): string[] => {
  const top = topLayer(image);
  const lower = new Set((image.dockerImageLayers ?? []).map(({ name }) => name).filter((name) => name !== top));
  return images
    .filter((other) => other !== image && lower.has(topLayer(other) ?? ''))
    .map(({ metadata: { name } }) => (name.length > 20 ? `${name.slice(0, 17)}...` : name));
};

const uses = ({ spec }: Pod, { metadata }: Image): boolean =>
  spec.containers.some(({ image = '' }) => idOf(image) === metadata.name);

const idOf = (image: string): string => {
  try {
    return parseImageReference(image).id;
  } catch {
    return '';
  }
};

const ownerOf = ({ metadata: { namespace, annotations = {} } }: Pod): string => {
  const build = annotations[buildKeys.name];
  const deployment = annotations[rolloutAnnotations.deployment];
  const deployer = annotations[rolloutAnnotations.deployer];
  if (build) return `Build: ${namespace}/${build}`;
  if (deployment) return `Deployment: ${namespace}/${deployment}`;
  return deployer ? `Deployer: ${namespace}/${deployer}` : '<unknown>';
};
