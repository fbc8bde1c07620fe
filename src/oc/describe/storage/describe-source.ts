import { flag, type SourceKind, sourceLines, text, type VolumeSource } from './source-facts.ts';
import { volumeSources } from './volume-sources.ts';

/** A volume of a pod or of the cluster; besides other fields, one names its source. */
type Sourced = Readonly<Record<string, unknown>>;

const ofPods = volumeSources(false);
const ofCluster = volumeSources(true);

/** Lines about what a volume is made from; `undefined` for sources that neither pods nor the cluster have. */
export const describeSource = (volume: Sourced, isPersistent: boolean): string | undefined => {
  if (volume['csi']) return driverLines(volume['csi'] as VolumeSource, isPersistent);
  const [found] = Object.entries(isPersistent ? ofCluster : ofPods).filter(([field]) => volume[field] !== undefined);
  return found && sourceLines(found[1], volume[found[0]] as VolumeSource);
};

const driver = (isPersistent: boolean): SourceKind => ({
  is: 'CSI (a Container Storage Interface (CSI) volume source)',
  facts: {
    'Driver:\t': text('driver'),
    'FSType:\t': text('fsType'),
    ...(isPersistent && { 'VolumeHandle:\t': text('volumeHandle') }),
    'ReadOnly:\t': flag('readOnly'),
  },
});

/** The attributes of a driver's volume stand below each other, each four spaces into its cell. */
const driverLines = (source: VolumeSource, isPersistent: boolean): string => {
  const attributes = (source['volumeAttributes'] ?? {}) as Readonly<Record<string, string>>;
  const lines = Object.keys(attributes)
    .sort()
    .map((key) => `    ${cut(`${key}=${attributes[key]}`)}\n`);
  return [
    sourceLines(driver(isPersistent), source),
    `    VolumeAttributes:\t${lines.length === 0 ? '<none>\n' : lines.join('        \t')}`,
  ].join('');
};

const LONGEST = 140;

const cut = (line: string): string => (line.length > LONGEST ? `${line.slice(0, LONGEST)}...` : line);
