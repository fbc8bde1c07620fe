import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { describeEngine } from '../../src/adapters/container-engine.ts';

/** How distribution's registry is called where it is installed. */
const programs = ['docker-registry', 'registry'];

const name = 'streamproof-test-registry';

/** Why registries in containers cannot be tried here; undefined when they can. */
export const whyNoContainers = async (): Promise<string | undefined> => {
  if ((await describeEngine()) === undefined) return 'without a Docker engine: start one, or name it in DOCKER_HOST';
  if ((await findProgram()) === undefined) return `without a registry to put into an image: install ${programs[0]}`;
  return undefined;
};

/** Builds an image from nothing but the registry of this machine and the libraries that it needs. @returns its name */
export const buildRegistryImage = async (): Promise<string> => {
  const program = (await findProgram())!;
  const folder = await mkdtemp(path.join(tmpdir(), 'registry-image-'));
  try {
    const files = [program, ...(await librariesOf(program))];
    for (const file of files) {
      const copy = path.join(folder, 'root', file === program ? '/bin/registry' : file);
      await mkdir(path.dirname(copy), { recursive: true });
      await copyFile(file, copy);
    }
    await writeFile(path.join(folder, 'root/config.yml'), configuration);
    await writeFile(path.join(folder, 'Dockerfile'), dockerfile);
    const { GenericContainer } = await import('testcontainers');
    await GenericContainer.fromDockerfile(folder).build(name, { deleteOnExit: false });
    return name;
  } finally {
    await rm(folder, { recursive: true });
  }
};

const findProgram = async (): Promise<string | undefined> => {
  const { stdout } = await execa('which', programs, { reject: false });
  return stdout?.split('\n').find(Boolean);
};

/** What the dynamic linker would load, and the linker itself. */
const librariesOf = async (program: string): Promise<readonly string[]> => {
  const { stdout } = await execa('ldd', [program], { reject: false });
  return [...(stdout ?? '').matchAll(/(?:=> |^\t)(\/\S+)/gm)].map(([, file = '']) => file);
};

const dockerfile = `FROM scratch
COPY root/ /
ENTRYPOINT ["/bin/registry", "serve", "/config.yml"]
`;

const configuration = `version: 0.1
storage:
  filesystem:
    rootdirectory: /var/lib/registry
http:
  addr: :5000
`;
