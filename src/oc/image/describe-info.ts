import type { Descriptor } from '../../image/descriptor.ts';
import { shortDuration } from '../../resources/values/short-duration.ts';
import { humanSize } from '../describe/images/human-size.ts';
import { alignTabs } from '../output/tab-writer.ts';
import type { DockerImageConfig } from './docker-config.ts';
import { formatLocation, type ImageLocation } from './image-location.ts';
import { type ReadImage, sha256 } from './read-image.ts';

/** What `oc image info` tells of an image. */
export const describeInfo = (location: ImageLocation, image: ReadImage, now: number): string => {
  const { config, manifest } = image;
  const size = `${config.size ? `${humanSize(config.size)} in ${manifest.layers.length} layers` : `${manifest.layers.length} layers (size unavailable)`}`;
  const content = sha256(image.content);
  const rows = [
    ['Name:', formatLocation({ ...location, type: 'registry' })],
    ...(location.reference.id === image.digest ? [] : [['Digest:', image.digest]]),
    ...(image.list === undefined ? [] : [['Manifest List:', image.list]]),
    ...(content === image.digest
      ? []
      : [
          ['Content Digest:', content],
          ['', 'ERROR: the image contents do not match the requested digest, this image has been tampered with'],
        ]),
    ['Media Type:', image.mediaType],
    ['Created:', created(config, now)],
    manifest.layers.length === 0 ? ['Layer Size:', humanSize(config.size ?? 0)] : ['Image Size:', size],
    ...manifest.layers.map((layer, index) => [index === 0 ? 'Layers:' : '', layerText(layer)]),
    ['OS:', config.os ?? ''],
    ['Arch:', config.architecture ?? ''],
    ...(config.author ? [['Author:', config.author]] : []),
    ...runRows(config),
  ];
  return `${alignTabs(rows.map((cells) => `${cells.join('\t')}\n`).join(''), { padding: 1 })}\n`;
};

const created = ({ created: moment = '' }: DockerImageConfig, now: number): string =>
  moment.startsWith('0001-01-01T00:00:00') ? '<unknown>' : `${coarseDuration(now - Date.parse(moment))} ago`;

/**
 * The coarsest unit alone: `325d`.
 *
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/util/duration#ShortHumanDuration
 */
const coarseDuration = (milliseconds: number): string => {
  const seconds = Math.trunc(milliseconds / 1000);
  if (seconds < -1) return '<invalid>';
  if (seconds < 60) return shortDuration(milliseconds);
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m`;
  if (seconds < 24 * 3600) return `${Math.floor(seconds / 3600)}h`;
  const days = Math.floor(seconds / 3600 / 24);
  return days < 365 ? `${days}d` : `${Math.floor(days / 365)}y`;
};

const layerText = ({ size, digest }: Descriptor): string => `${size === 0 ? '--' : humanSize(size)}\t${digest}`;

const runRows = ({ config }: DockerImageConfig): string[][] => {
  if (config === undefined) return [];
  const { Entrypoint, Cmd, WorkingDir, User, ExposedPorts = {}, Env = [], Labels, Volumes } = config;
  const ports = Object.keys(ExposedPorts).sort();
  const labels = Object.keys(Labels ?? {}).sort();
  return [
    ...(Entrypoint?.length ? [['Entrypoint:', Entrypoint.join(' ')]] : []),
    ...(Cmd?.length ? [['Command:', Cmd.join(' ')]] : []),
    ...(Entrypoint?.length || Cmd?.length ? [] : [['Command:', '<none>']]),
    ...(WorkingDir ? [['Working Dir:', WorkingDir]] : []),
    ...(User ? [['User:', User]] : []),
    ...(ports.length > 0 ? [['Exposes Ports:', ports.join(', ')]] : []),
    ...section('Environment:', Env),
    ...section(
      'Labels:',
      labels.map((key) => `${key}=${Labels?.[key]}`),
    ),
    ...section('Volumes:', Object.keys(Volumes ?? {}).sort()),
  ];
};

const section = (title: string, lines: readonly string[]): string[][] =>
  lines.map((line, index) => [index === 0 ? title : '', line]);
