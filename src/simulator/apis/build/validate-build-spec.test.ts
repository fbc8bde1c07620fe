import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommonBuildSpec } from '../../../resources/builds/build-config.ts';
import { applyBuildDefaults } from './build-defaults.ts';
import { validateBuildSpec } from './validate-build-spec.ts';

const from = { kind: 'DockerImage', name: 'base' };
const git = { uri: 'https://git.test/app' };
const volume = (changes: object) => ({
  strategy: {
    dockerStrategy: {
      volumes: [
        {
          name: 'keys',
          source: { type: 'Secret', secret: { secretName: 'keys' } },
          mounts: [{ destinationPath: '/keys' }],
          ...changes,
        },
      ],
    },
  },
});
const at = 'spec.strategy.dockerStrategy.volumes[0]';

const table: [what: string, spec: object, findings: string[]][] = [
  ['a right volume', volume({}), []],
  ['a volume without a name', volume({ name: '' }), [`${at}.name: Required value`]],
  [
    'a volume with dots in its name',
    volume({ name: 'a.b' }),
    [`${at}.name: Invalid value: "a.b": must not contain dots`],
  ],
  [
    'a volume from nowhere',
    volume({ source: { type: 'Secret' } }),
    [
      `${at}.source: Invalid value: build.BuildVolumeSource{Type:"Secret", Secret:(*core.SecretVolumeSource)(nil), ConfigMap:(*core.ConfigMapVolumeSource)(nil), CSI:(*core.CSIVolumeSource)(nil)}: must specify one volume source`,
    ],
  ],
  [
    'a volume of another type than it says',
    volume({ source: { type: 'Secret', configMap: { name: 'keys' } } }),
    [`${at}.source.type: Invalid value: "Secret": source type and specified type must match`],
  ],
  [
    'a volume of no type, from a driver without a name',
    volume({ source: { csi: {} } }),
    [
      `${at}.source.type: Required value: must not be blank`,
      `${at}.source.csi.driver: Required value`,
      `${at}.source.type: Invalid value: "": source type and specified type must match`,
    ],
  ],
  [
    'a driver with a long name',
    volume({ source: { type: 'CSI', csi: { driver: 'a'.repeat(64) } } }),
    [`${at}.source.csi.driver: Too long: must have at most 63 bytes`],
  ],
  [
    'a volume that is mounted nowhere',
    volume({ mounts: [] }),
    [`${at}.mounts: Required value: must supply at least one mount`],
  ],
  [
    'a volume that is mounted outside',
    volume({ mounts: [{ destinationPath: '../a:b' }, {}] }),
    [
      `${at}.mounts[0].destinationPath: Invalid value: "../a:b": must not contain ':'`,
      `${at}.mounts[0].destinationPath: Invalid value: "../a:b": must be an absolute path`,
      `${at}.mounts[0].destinationPath: Invalid value: "../a:b": must not start with '..'`,
      `${at}.mounts.destinationPath: Required value: must not be blank`,
    ],
  ],
  [
    'an address with a bad port',
    { source: { git: { uri: 'ssh://git@git.test:app' } } },
    [
      'spec.source.git.uri: Invalid value: "ssh://git@git.test:app": parse "ssh://git@git.test:app": invalid port ":app" after host',
    ],
  ],
  ['a repository as scp names it', { source: { git: { uri: 'git@git.test:team/app' } } }, []],
  [
    'a file on another machine',
    { source: { git: { uri: 'file://host/app' } } },
    ['spec.source.git.uri: Invalid value: "file://host/app": file url "file://host/app" has non-empty host "host"'],
  ],
  ['a proxy without a scheme', { source: { git: { ...git, httpProxy: 'proxy:80' } } }, []],
  [
    'a proxy that is none',
    { source: { git: { ...git, httpsProxy: 'a%^b' } } },
    ['spec.source.git.httpsproxy: Invalid value: "a%^b": parse "a%^b": invalid URL escape "%^b"'],
  ],
  [
    'a file in a folder',
    { source: { binary: { asFile: '/a/b' } } },
    [
      'spec.source.binary.asFile: Invalid value: "/a/b": file name may not contain slashes or relative path segments and must be a valid POSIX filename',
    ],
  ],
  [
    'variables that no shell would take',
    { strategy: { sourceStrategy: { from, env: [{ name: '..' }, { name: '../1' }] } } },
    [
      `spec.strategy.sourceStrategy.env[0].name: Invalid value: "..": must not be '..'`,
      `spec.strategy.sourceStrategy.env[1].name: Invalid value: "../1": a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is '[-._a-zA-Z][-._a-zA-Z0-9]*'); must not start with '..'`,
    ],
  ],
  [
    'inputs without a name',
    { source: { git, secrets: [{}], images: [{ as: ['x'] }] } },
    [
      'spec.source.images[0].from.kind: Required value',
      'spec.source.secrets[0].secret: Required value',
      `spec.source.secrets[0].secret: Invalid value: build.SecretBuildSource{Secret:core.LocalObjectReference{Name:""}, DestinationDir:""}: must be valid secret name`,
    ],
  ],
  [
    'a long script',
    { strategy: { jenkinsPipelineStrategy: { jenkinsfile: 'x'.repeat(100_001) } } },
    ['spec.strategy.jenkinsPipelineStrategy.jenkinsfile: Invalid value: "": must be smaller than 100000 bytes'],
  ],
  [
    'a tag of a stream without a name',
    { output: { to: { kind: 'ImageStreamTag', name: ':v1' } } },
    ['spec.output.to.name: Invalid value: "": ImageStreamTag name contains invalid syntax'],
  ],
];
for (const [what, changes, findings] of table) {
  test(`a build with ${what}`, () => {
    const spec = { source: { git }, strategy: { sourceStrategy: { from } }, ...changes } as CommonBuildSpec;
    applyBuildDefaults(spec);
    assert.deepEqual(
      validateBuildSpec(spec).map(({ field, message }) => `${field}: ${message}`),
      findings,
    );
  });
}
