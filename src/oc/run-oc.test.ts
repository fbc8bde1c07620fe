import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failure, runScripted } from './testing/scripted-api.ts';

const stream = {
  apiVersion: 'image.openshift.io/v1',
  kind: 'ImageStream',
  metadata: { name: 'ok', namespace: 'hello', resourceVersion: '7' },
  spec: { tags: [{ name: 'mytag', from: { kind: 'DockerImage', name: 'docker.io/a/b:c' } }] },
};
const streams = '/apis/image.openshift.io/v1/namespaces/hello/imagestreams';

const failures: ReadonlyArray<readonly [line: string, stderr: string]> = [
  ['gte pods', 'error: unknown command "gte" for "oc"\n\nDid you mean this?\n\tget\n'],
  ['nonsense', 'error: unknown command "nonsense" for "oc"\n'],
  ['set nonsense', 'error: unknown command "nonsense"\nSee \'oc set -h\' for help and examples\n'],
  ['get --bogus', "error: unknown flag: --bogus\nSee 'oc get --help' for usage.\n"],
  ['get -Z', "error: unknown shorthand flag: 'Z' in -Z\nSee 'oc get --help' for usage.\n"],
  ['get pods -n', "error: flag needs an argument: 'n' in -n\nSee 'oc get --help' for usage.\n"],
  ['rsh --timeout=2 pending id', "error: unknown flag: --timeout\nSee 'oc rsh --help' for usage.\n"],
  [
    'scale deploy/x --replicas=abc',
    'error: invalid argument "abc" for "--replicas" flag: strconv.ParseInt: parsing "abc": invalid syntax\nSee \'oc scale --help\' for usage.\n',
  ],
  [
    'get',
    'You must specify the type of resource to get. Use "oc api-resources" for a complete list of supported resources.\n\nerror: Required resource not specified.\nUse "oc explain <resource>" for a detailed description of that resource (e.g. oc explain pods).\nSee \'oc get -h\' for help and examples\n',
  ],
  ['get pods web', 'Error from server (NotFound): pods "web" not found\n'],
  ['get is reallymissing', 'Error from server (NotFound): imagestreams.image.openshift.io "reallymissing" not found\n'],
  [
    'get pods a b',
    'Error from server (NotFound): pods "a" not found\nError from server (NotFound): pods "b" not found\n',
  ],
  [
    'get pod/a b',
    "error: there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'oc get resource/<resource_name>' instead of 'oc get resource resource/<resource_name>'\n",
  ],
  [
    'exec one id',
    "error: exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead\nSee 'oc exec -h' for help and examples\n",
  ],
  ['exec one', 'error: you must specify at least one command for the container\n'],
  ['rsh', 'error: pod, type/name or --filename must be specified\n'],
  [
    'tag',
    "error: you must specify a source and at least one destination or one or more tags to delete\nSee 'oc tag -h' for help and examples\n",
  ],
  ['tag -d', 'error: at least a destination is required\n'],
  [
    'tag ok:nosuch x:y',
    'error: "ok:nosuch" is not currently pointing to an image, cannot use it as the source of a tag\n',
  ],
  ['tag quay.io/a/b:c x', 'error: "x" must be of the form <stream_name>:<tag>\n'],
  ['tag quay.io/a/b:c x:y --reference-policy=Local', "error: reference policy must be set to 'source' or 'local'\n"],
  ['tag quay.io/a/b:c x:bad/tag', 'error: "tag" must be of the form <stream_name>:<tag>\n'],
  [
    'tag --scheduled --source=istag --alias ok:mytag ok:y',
    'error: only container images can have importing flags set\n',
  ],
  ['tag --alias ok:mytag x:y', 'error: cannot set alias across different Image Streams\n'],
  [
    'tag a b --source=bogus',
    'error: invalid source "bogus"; valid values are docker, dockerimage, imagestreamimage, imagestreamtag, isimage, istag\nSee \'oc tag -h\' for help and examples\n',
  ],
  [
    'import-image',
    'error: the image name must be a valid container image pull spec or reference to an image stream (e.g. myregistry/myteam/image:tag)\n',
  ],
  ['import-image nosuch', 'error: no image stream named "nosuch" exists, pass --confirm to create and import\n'],
  ['import-image ok:x --all', 'error: cannot specify a tag "ok:x" as well as --all\n'],
  [
    'import-image ok',
    'error: the tag "latest" does not exist on the image stream - choose an existing tag to import or use the \'tag\' command to create a new tag\n',
  ],
  [
    'import-image ok:mytag --from=docker.io/other',
    'error: the tag "mytag" points to "docker.io/a/b:c" - use the \'tag\' command if you want to change the source to "docker.io/other"\n',
  ],
  ['import-image ok:x --from=a --reference-policy=bogus', 'error: valid reference policy values are source or local\n'],
  ['import-image ok:x --from=a --import-mode=bogus', 'error: valid ImportMode values are Legacy or PreserveOriginal\n'],
  ['set image-lookup deploy/nosuch', 'Error from server (NotFound): deployments.apps "nosuch" not found\n'],
  [
    'get pods --kubeconfig=x',
    'error: --kubeconfig is not possible here: the built-in oc works as the user and on the cluster of its session\n',
  ],
  ['create -f /nosuch.yaml', 'error: the path "/nosuch.yaml" does not exist\n'],
  [
    'get pods -o bogus',
    'error: unable to match a printer suitable for the output format "bogus", allowed formats are: custom-columns,custom-columns-file,go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,name,template,templatefile,wide,yaml\n',
  ],
];

for (const [line, stderr] of failures) {
  test(`oc ${line} fails`, async () => {
    const ran = await runScripted(line, { [`GET ${streams}/ok`]: stream });
    assert.deepEqual({ code: ran.code, stdout: ran.stdout, stderr: ran.stderr }, { code: 1, stdout: '', stderr });
  });
}

test('an object that the server calls invalid is explained by its causes', async () => {
  const causes = [
    { field: 'spec.a', message: 'Invalid value: "x": no' },
    { field: 'spec.b', message: 'Required value' },
  ];
  const path = 'POST /apis/image.openshift.io/v1/namespaces/hello/imagestreams';
  const one = await runScripted('create is x', {
    [path]: failure(422, 'Invalid', 'm', { kind: 'ImageStream', name: 'x', causes: causes.slice(0, 1) }),
  });
  assert.equal(one.stderr, 'The ImageStream "x" is invalid: spec.a: Invalid value: "x": no\n');
  const two = await runScripted('create is x', {
    [path]: failure(422, 'Invalid', 'm', { kind: 'ImageStream', name: 'x', causes }),
  });
  assert.equal(
    two.stderr,
    'The ImageStream "x" is invalid: \n* spec.a: Invalid value: "x": no\n* spec.b: Required value\n',
  );
});

test('warnings of the server appear once on stderr', async () => {
  const list = { kind: 'List', metadata: {}, items: [] };
  const script = {
    'GET /apis/apps.openshift.io/v1/namespaces/hello/deploymentconfigs': list,
    'GET /apis/apps/v1/namespaces/hello/deployments': list,
  };
  const ran = await runScripted('get dc,deploy -o name', script, { warnings: ['old'] });
  assert.equal(ran.stderr, 'Warning: old\n');
});

test('flags may stand before the command', async () => {
  const ran = await runScripted('-n other get is ok -o name', {
    [`GET ${streams.replace('hello', 'other')}/ok`]: stream,
  });
  assert.equal(ran.stdout, 'imagestream.image.openshift.io/ok\n');
});
