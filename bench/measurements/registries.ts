import { type RunningRegistry, startDockerRegistry } from '../docker-registry.ts';
import { probe } from '../probe.ts';
import { median, type Row } from '../row.ts';
import { type Scheme, startBareRegistry, startUpstreamRegistry } from '../server.ts';
import { servingCertificate } from '../serving-certificate.ts';

const figures = {
  push: ['MB/s', 'push of layers of 100 MB'],
  pull: ['MB/s', 'pull of layers of 100 MB'],
  uploads: ['/s', 'push of small blobs'],
  puts: ['/s', 'push of manifests'],
  gets: ['/s', 'pull of manifests'],
  heads: ['/s', 'HEAD of blobs'],
} as const satisfies Record<string, readonly [Row['unit'], string]>;
type Figures = Record<keyof typeof figures, number>;

const runs = 3;

/** Times as fast as the registry of the distribution project. */
const wanted = 1.5;

/** What 64 clients get out of an upstream registry, turn about with docker-registry on the same machine where it is installed. */
export const measureRegistries = async (): Promise<Row[]> => [
  ...(await measureOver('http')),
  ...(await measureOver('https')),
];

const measureOver = async (scheme: Scheme): Promise<Row[]> => {
  const serving = scheme === 'https' ? await servingCertificate() : undefined;
  const ours: Figures[] = [];
  const theirs: Figures[] = [];
  for (let run = 0; run < runs; run += 1) {
    const other = await startDockerRegistry(serving);
    if (other !== undefined) theirs.push(await measure(other));
    ours.push(await measure(await startUpstreamRegistry(scheme)));
  }
  const floor = await measure(await startBareRegistry(scheme));
  return Object.entries(figures).flatMap(([key, [unit, what]]): Row[] => {
    const of = (all: readonly Figures[]): number[] => all.map((one) => one[key as keyof Figures]);
    const row: Row = {
      what: `64 clients over ${scheme.toUpperCase()}: ${what}`,
      unit,
      values: of(ours),
      floor: floor[key as keyof Figures],
    };
    if (theirs.length === 0) return [row];
    return [
      { ...row, least: Math.round(wanted * median(of(theirs))) },
      { what: '… docker-registry', unit, values: of(theirs) },
    ];
  });
};

const measure = async (started: RunningRegistry): Promise<Figures> => {
  await using registry = started;
  return await probe<Figures>('registry-requests', { args: [registry.api] });
};
