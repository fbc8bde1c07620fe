import type { Verb } from '../../verb.ts';
import { image } from './flag-files.ts';
import { flagObjects } from './flag-objects.ts';
import { lines } from './lines.ts';

/** Flags of what changes objects, and what they refuse. */
export const flagsOfChanges: readonly Verb[] = [
  ...flagObjects,
  ...lines(`
    create rolebinding rb --clusterrole=view --user=bob
    new-build -D 'FROM ${image}' --name=b
    label
    label cm
    label cm words
    label cm words x
    label cm words a=b=c
    label cm words -a=b
    label cm words a=b a-
    label cm words a=b --all
    label cm --all a=b
    label cm --all-namespaces a=b
    label cm -l nosuch=1 a=b
    label cm -l x=y words a=b
    label cm --field-selector=metadata.name=words z=1
    label cm --field-selector=nosuch=1 z=1
    label cm words q=1 --field-manager=me
    label cm words q=2
    label cm words q=2 --overwrite --resource-version=1
    label cm words q=2 --overwrite=false
    label cm --all q=2 --overwrite --resource-version=1
    label -f deep -R x=y
    label -f cm.json --local x=y
    label -f cm.json --local x=y -o name
    label --local cm words x=y
    label -k k x=y
    label -f deep -R --list
    label cm words 'x=a b'
    label cm words 'x y=b'
    label nosuch words a=b
    label cm nosuch a=b
    label cm words a=b --dry-run=nonsense
    label cm words w=1 --dry-run=server -o yaml
    annotate
    annotate cm words
    annotate cm words a
    annotate cm --all a=b
    annotate cm -l nosuch=1 a=b
    annotate cm --field-selector=metadata.name=words z=1
    annotate cm words q=1 --field-manager=me --dry-run=server
    annotate cm words q=1
    annotate cm words q=2
    annotate cm words q=2 --overwrite --resource-version=1
    annotate -f cm.json --local x=y -o yaml
    annotate -f deep -R x=y
    annotate -k k x=y
    annotate cm words a=b a-
    annotate cm words 'x y=b'
    annotate cm words a-
    patch
    patch cm words
    patch cm words -p
    patch cm words -p nonsense
    patch cm words -p '[]'
    patch cm words -p '{'
    patch cm words -p '{"data":{"z":"1"}}' --field-manager=me
    patch cm words -p '{"data":1}'
    patch cm words -p '{"data":{"z":1}}'
    patch cm words -p '{"dta":1}'
    patch cm words --type=json -p '{}'
    patch cm words --type=json -p '[{"op":"nosuch"}]'
    patch cm words --type=json -p '[{"op":"remove","path":"/nosuch"}]'
    patch cm words --type=json -p '[{"op":"test","path":"/data/a","value":"x"}]'
    patch cm words --type=json -p '[{"op":"add","path":"/data/n","value":"x"}]' --dry-run=client -o yaml
    patch cm words --type=merge -p '{"data":{"a":null}}' --dry-run=client -o yaml
    patch cm words --type=merge -p '{' --dry-run=client
    patch cm words --type=nonsense -p '{}'
    patch cm words -p '{}' --patch-file=cm.json
    patch cm words --patch-file=nosuch
    patch cm words --patch-file=cm.json --dry-run=server
    patch -f deep -R -p '{"data":{"y":"1"}}'
    patch -f cm.json --local -p '{"data":{"y":"1"}}' -o yaml
    patch -f cm.json --local --type=json -p '[]'
    patch -k k -p '{}'
    patch cm/words pod/p -p '{"metadata":{"labels":{"l":"1"}}}'
    patch deploy web --subresource=scale -p '{"spec":{"replicas":0}}'
    patch deploy web --subresource=scale --type=merge -p '{"spec":{"replicas":0}}'
    patch deploy web --subresource=nonsense -p '{}'
    patch deploy web --subresource=status --type=merge -p '{"status":{"replicas":0}}'
    patch deploy web -p '{"spec":{"template":{"spec":{"containers":[{"name":"hello","env":[{"name":"A","value":"b"}]}]}}}}' --dry-run=client -o yaml
    patch deploy web -p '{"spec":{"replicas":-1}}'
    patch deploy web -p '{"spec":{"replicas":"x"}}' --dry-run=client
    replace
    replace -f cm.json
    replace -f cm.json --save-config
    replace -f cm.json --dry-run=server
    replace -f cm.json --dry-run=server --force
    replace -f cm.json --force --dry-run=client
    replace -f cm.json --force --cascade=orphan
    replace -f cm.json --force --cascade=nonsense
    replace -f cm.json --force --grace-period=0
    replace -f cm.json --grace-period=3
    replace -f cm.json --force --grace-period=-2
    replace -f cm.json --timeout=3s
    replace -f cm.json --force --timeout=-1s
    replace -f cm.json --force --wait
    replace -f cm.json --wait
    replace -f deep -R
    replace -f deep -R --force
    replace -k k
    replace -k k --force
    replace -f unknown.json --validate=strict
    replace -f cm.json --field-manager=me -o name
    replace -f cm.json --raw=/api/v1/namespaces/flags/configmaps/words
    replace -f cm.json --raw=/x -o yaml
    replace -f cm.json --subresource=status
    replace -f web.json --subresource=status
    replace -f cm.json --subresource=nonsense
    replace -f nosuch
    replace cm words
  `),
];
