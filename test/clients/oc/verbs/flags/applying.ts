import type { Verb } from '../../verb.ts';
import { flagObjects } from './flag-objects.ts';
import { lines } from './lines.ts';

/** Flags of apply, and what they refuse. */
export const flagsOfApply: readonly Verb[] = [
  ...flagObjects,
  ...lines(`
    apply
    apply -f
    apply -f cm.json extra
    apply -f nosuch.json
    apply -f bad.json
    apply -f deep -R -o name
    apply -f deep -o json
    apply -f deep -R -o yaml
    apply -f cm.json --all
    apply -f cm.json --cascade=orphan
    apply -f cm.json --cascade=nonsense
    apply -f cm.json --force --grace-period=1
    apply -f cm.json --force --cascade=background --timeout=5s
    apply -f cm.json --force --cascade=foreground
    apply -f cm.json --grace-period=-5
    apply -f cm.json --grace-period=3
    apply -f cm.json --force --timeout=-1s
    apply -f cm.json --timeout=x
    apply -f cm.json --timeout=1s
    apply -f cm.json --wait --force
    apply -f cm.json --openapi-patch=false
    apply -f cm.json --overwrite=false
    apply -f cm.json --overwrite=x
    apply -f unknown.json --validate=strict
    apply -f unknown.json --validate=warn
    apply -f unknown.json --validate=ignore
    apply -f unknown.json --validate=nonsense
    apply -f unknown.json --validate
    apply -f unknown.json --validate=true
    apply -f unknown.json --validate=false
    apply -f cm.json --dry-run
    apply -f cm.json --dry-run=nonsense
    apply -f cm.json --dry-run=true
    apply -f cm.json --dry-run=false
    apply -f cm.json --server-side --dry-run=client
    apply -f cm.json --server-side --field-manager=
    apply -f cm.json --server-side --field-manager=me
    apply -f cm.json --server-side --force-conflicts
    apply -f cm.json --force-conflicts
    apply -f cm.json --server-side --force
    apply -f cm.json --subresource=status
    apply -f cm.json --server-side --subresource=status
    apply -f cm.json --server-side --subresource=nosuch --force-conflicts
    apply -f cm.json --prune
    apply -f cm.json --prune -l app=x
    apply -f cm.json --prune --all -l app=x
    apply -f cm.json --prune -l app=x --prune-allowlist=core/v1/ConfigMap
    apply -f cm.json --prune -l app=x --prune-allowlist=nonsense
    apply -f cm.json --prune -l app=x --prune-allowlist=core/v1/NoSuch
    apply -f cm.json --prune-whitelist=core/v1/ConfigMap
    apply -f cm.json --prune --all --prune-allowlist=core/v1/ConfigMap --dry-run=server
    apply -f cm.json -o nonsense
    apply -k k
    apply -k k -f cm.json
    apply -k nosuch
    apply -f cm.json -l app=nosuch
    apply -f cm.json --show-managed-fields -o yaml
    apply -f cm.json --template={{.kind}}
    apply view-last-applied cm/words
    apply view-last-applied cm --all -o json
    apply view-last-applied cm -l nosuch=1
    apply view-last-applied cm -o nonsense
    apply view-last-applied -f deep -R
    apply view-last-applied -k k
    apply view-last-applied
    apply set-last-applied -f cm.json -o json
    apply set-last-applied -f cm.json --dry-run=client
    apply set-last-applied -f cm.json --dry-run=server
    apply set-last-applied -f pod.json
    apply set-last-applied -f nosuch.json
    apply set-last-applied
    apply set-last-applied -f cm.json --create-annotation=x
  `),
];
