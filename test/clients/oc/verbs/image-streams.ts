import type { Verb } from '../verb.ts';

const streams = `apiVersion: image.openshift.io/v1
kind: ImageStream
metadata: {name: written, labels: {team: a}, annotations: {openshift.io/display-name: Written}}
spec:
  tags:
  - name: one
    from: {kind: DockerImage, name: quay.io/balazsszeti/hello:sleeper}
    annotations: {description: The first, tags: "builder,hidden", version: "1"}
  - {name: two, from: {kind: ImageStreamTag, name: one}}
  - {name: kept, reference: true, from: {kind: DockerImage, name: quay.io/balazsszeti/hello:sleeper}}
---
apiVersion: image.openshift.io/v1
kind: ImageStream
metadata: {name: elsewhere, labels: {team: b}}
spec: {dockerImageRepository: docker.io/balazsszeti/hello}
`;

/** An image that no registry knows, with everything that a description has a line for. */
const oddImage = `apiVersion: image.openshift.io/v1
kind: Image
metadata: {name: 'sha256:${'1'.repeat(64)}', labels: {team: a}, annotations: {description: "Two\\nlines", note: x}}
dockerImageReference: quay.io/nosuch/odd@sha256:${'1'.repeat(64)}
dockerImageMetadataVersion: "1.0"
dockerImageLayers: [{name: 'sha256:${'2'.repeat(64)}', size: 0, mediaType: x}, {name: 'sha256:${'3'.repeat(64)}', size: 123456789, mediaType: x}]
dockerImageManifests: [{digest: 'sha256:${'4'.repeat(64)}', mediaType: x, manifestSize: 1, architecture: arm64, os: linux, variant: v8}]
dockerImageMetadata:
  Created: "2020-01-01T00:00:00Z"
  Architecture: arm64
  Config: {Entrypoint: [/a, b], WorkingDir: /w, Volumes: {/z: {}, /y: {}}, Env: [A=1, B=2], Labels: {l: "1"}}
signatures:
- {metadata: {name: 'sha256:${'1'.repeat(64)}@one'}, type: atomic, content: eA==}
---
apiVersion: image.openshift.io/v1
kind: Image
metadata: {name: 'sha256:${'5'.repeat(64)}'}
dockerImageReference: quay.io/nosuch/bare@sha256:${'5'.repeat(64)}
`;

/** Image streams are imported, tagged, read and deleted. */
export const imageStreams: readonly Verb[] = [
  { line: 'new-project streams' },
  { line: 'get is' },
  { line: 'get istag' },
  { line: 'describe is' },
  { line: 'create imagestream plain' },
  { line: 'create imagestream plain' },
  { line: 'create is looked --lookup-local -o yaml' },
  { line: 'create is tried --dry-run=client -o yaml' },
  { line: 'create is a b' },
  { line: 'create is' },
  { line: 'create is Wrong_Name' },
  { line: 'create imagestreamtag plain:v1 --from-image=quay.io/balazsszeti/hello:sleeper --scheduled' },
  { line: 'create istag plain:v1 --from-image=quay.io/balazsszeti/hello:sleeper' },
  { line: 'create istag plain:v2 --from=plain:v1 --reference-policy=Local -A note=x -o name' },
  { line: 'create istag plain:v3 --from=nosuch:v1' },
  { line: 'create istag plain:v4 --from=plain:v1 --from-image=quay.io/balazsszeti/hello:sleeper' },
  { line: 'create istag plain --from=plain:v1' },
  { line: 'create istag fresh:v1 --from=plain:v1 --reference -o yaml' },
  { line: 'create istag plain:v5' },
  { line: 'import-image' },
  { line: 'import-image a b' },
  { line: 'import-image nosuch' },
  { line: 'import-image nosuch --confirm' },
  { line: 'import-image nosuch --from=quay.io/balazsszeti/hello:sleeper' },
  { line: 'import-image plain' },
  { line: 'import-image plain:v1' },
  { line: 'import-image plain:nosuch' },
  { line: 'import-image plain:v1 --from=docker.io/balazsszeti/hello:sleeper' },
  { line: 'import-image plain:v1 --from=docker.io/balazsszeti/hello:sleeper --confirm --scheduled --insecure' },
  { line: 'import-image every --from=quay.io/balazsszeti/hello --all --confirm' },
  { line: 'import-image every --all' },
  { line: 'import-image every --from=docker.io/balazsszeti/hello --all' },
  { line: 'import-image every --from=docker.io/balazsszeti/hello --all --confirm --reference-policy=local' },
  { line: 'import-image every:sleeper --all' },
  { line: 'import-image tried --from=quay.io/balazsszeti/hello:sleeper --confirm --dry-run' },
  { line: 'import-image tried --from=quay.io/balazsszeti/missing --confirm --dry-run' },
  { line: 'import-image shown:1 --from=quay.io/balazsszeti/hello:sleeper --confirm -o name' },
  { line: 'import-image shown:2 --from=quay.io/balazsszeti/hello:sleeper --confirm -o yaml' },
  { line: 'import-image shown:3 --from=quay.io/balazsszeti/hello:sleeper --confirm --import-mode=PreserveOriginal' },
  { line: 'import-image shown:4 --from=quay.io/balazsszeti/hello:sleeper --confirm --import-mode=Other' },
  { line: 'import-image shown:5 --from=quay.io/balazsszeti/hello:sleeper --confirm --reference-policy=other' },
  { line: 'import-image broken:1 --from=nosuch.example.com/a/b:1 --confirm' },
  { line: 'import-image broken:2 --from=quay.io/Wrong/ref:1 --confirm' },
  { line: 'import-image broken:3 --from=quay.io/balazsszeti/missing:1' },
  { line: 'import-image broken@sha256:0000 --confirm' },
  { line: 'import-image is/plain' },
  { line: 'import-image plain --nosuch' },
  { line: 'tag' },
  { line: 'tag plain:v1' },
  { line: 'tag plain:v1 plain:copy other:copy' },
  { line: 'tag nosuch:v1 plain:x' },
  { line: 'tag plain:nosuch plain:x' },
  { line: 'tag plain:v1 plain:followed --alias' },
  { line: 'tag plain:v1 other:followed --alias' },
  { line: 'tag quay.io/balazsszeti/hello:sleeper other:followed --alias' },
  { line: 'tag quay.io/balazsszeti/hello:sleeper plain:web --reference --insecure' },
  { line: 'tag plain:v1 plain:web --reference' },
  { line: 'tag plain:v1 plain:local --reference-policy=local' },
  { line: 'tag plain:v1 plain:local --reference-policy=other' },
  { line: 'tag plain:v1 plain:later --scheduled' },
  { line: 'tag --source=istag plain:v1 plain:hint' },
  { line: 'tag --source=imagestreamtag plain plain:hint' },
  { line: 'tag --source=isimage plain@sha256:0 plain:hint' },
  { line: 'tag --source=other plain:v1 plain:hint' },
  { line: 'tag --source=docker quay.io/balazsszeti/hello:sleeper plain:outside --import-mode=PreserveOriginal' },
  { line: 'tag --source=docker quay.io/balazsszeti/hello:sleeper plain:outside --import-mode=Other' },
  { line: 'tag quay.io/balazsszeti/missing:1 plain:missing' },
  { line: 'tag plain:v1 default/taken:v1' },
  { line: 'tag default/taken:v1 plain:back' },
  { line: 'tag plain:v1 nosuch/taken:v1' },
  { line: 'tag -d plain:copy' },
  { line: 'tag -d plain:copy' },
  { line: 'tag -d plain:web other:copy' },
  { line: 'tag -d nosuch:x' },
  { line: 'tag -d plain' },
  { line: 'tag -d plain:v1 --alias' },
  { line: 'tag plain:v1 plain:v1' },
  { line: 'tag plain:v1 a@sha256:0' },
  { line: 'tag plain:v1 plain:y --nosuch' },
  { line: 'apply -f streams.yaml', files: { 'streams.yaml': streams } },
  { line: 'get is' },
  { line: 'get is -o wide' },
  { line: 'get is -o name' },
  { line: 'get imagestreams written elsewhere' },
  { line: 'get is/written istag/written:one' },
  { line: 'get is written -o yaml' },
  { line: 'get is -l team=a -o json' },
  { line: 'get is -A' },
  { line: 'get istag -o wide' },
  { line: 'get istag written:one -o yaml' },
  { line: 'get istag written:kept' },
  { line: 'get istag written:two -o custom-columns=N:.metadata.name,I:.image.metadata.name' },
  { line: 'get istag nosuch:x' },
  { line: 'get istag written' },
  { line: 'get imagetags' },
  { line: 'get itag written:one -o yaml' },
  { line: 'get isimage' },
  { line: 'get isimage written@sha256:0' },
  { line: 'get images' },
  { line: 'get images -o wide' },
  { line: 'get images -o custom-columns=N:.metadata.name,R:.dockerImageReference' },
  { line: 'get images -o name' },
  { line: 'get image nosuch' },
  { line: 'describe is written' },
  { line: 'describe is elsewhere plain' },
  { line: 'describe is' },
  { line: 'describe is nosuch' },
  { line: 'describe istag written:one' },
  { line: 'describe istag written:kept' },
  { line: 'describe istag written:nosuch' },
  { line: 'describe istag' },
  { line: 'describe images' },
  { line: 'describe isimage written@sha256:0' },
  { line: 'create -f images.yaml', files: { 'images.yaml': oddImage } },
  { line: 'get images -l team=a' },
  { line: 'describe image sha256:1111' },
  { line: `describe image sha256:${'5'.repeat(64)}` },
  { line: 'delete -f images.yaml' },
  { line: 'set image-lookup' },
  { line: 'set image-lookup --list' },
  { line: 'set image-lookup plain' },
  { line: 'set image-lookup plain' },
  { line: 'set image-lookup plain written --enabled=false' },
  { line: 'set image-lookup is/written -o yaml' },
  { line: 'set image-lookup --all --dry-run=client' },
  { line: 'set image-lookup --all --dry-run=server' },
  { line: 'set image-lookup -l team=b' },
  { line: 'set image-lookup nosuch' },
  { line: 'set image-lookup deploy/nosuch' },
  { line: 'create deployment resolved --image=written:one' },
  { line: 'set image-lookup deploy/resolved' },
  { line: 'set image-lookup deploy --list' },
  { line: 'set image-lookup deploy/resolved --enabled=false' },
  { line: 'set image-lookup -f streams.yaml --local -o name' },
  { line: 'set image-lookup plain --all' },
  { line: 'delete istag written:one --dry-run=client' },
  { line: 'delete istag written:one' },
  { line: 'delete istag written:one written:two' },
  { line: 'delete istag/plain:v1 istag/plain:nosuch' },
  { line: 'delete is written -o name' },
  { line: 'delete is -l team=b --dry-run=server' },
  { line: 'delete is -l team=b' },
  { line: 'delete is nosuch --ignore-not-found' },
  { line: 'delete is,istag --all' },
  { line: 'get is,istag' },
  { line: 'delete project streams' },
];
