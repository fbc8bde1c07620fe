/** The words of the summary; scenarios are summed up in the language in which they are written. */
export interface Labels {
  readonly outcomes: Readonly<Record<'passed' | 'failed' | 'inconclusive' | 'skipped', string>>;
  readonly asked: string;
  readonly observed: string;
  readonly tag: string;
  readonly pods: string;
  readonly servedBy: (registry: string) => string;
  readonly notPulled: string;
  readonly storage: string;
  readonly listed: string;
  readonly empty: string;
  readonly nodesAsked: (registry: string) => string;
  readonly nothing: string;
  readonly parts: Readonly<Record<'manifest' | 'config' | 'layer', string>>;
  readonly of: (parts: string, image: string) => string;
}

const english: Labels = {
  outcomes: { passed: 'passed', failed: 'FAILED', inconclusive: 'INCONCLUSIVE', skipped: 'skipped' },
  asked: 'asked',
  observed: 'observed',
  tag: 'tag',
  pods: 'pod',
  servedBy: (registry) => `served by ${registry}`,
  notPulled: 'the node had the image',
  storage: 'registry storage',
  listed: 'listed',
  empty: 'empty',
  nodesAsked: (registry) => `asked of ${registry}`,
  nothing: 'nothing',
  parts: { manifest: 'manifest', config: 'config', layer: 'layer' },
  of: (parts, image) => `${parts} of image ${image}`,
};

const chinese: Labels = {
  outcomes: { passed: '通过', failed: '失败', inconclusive: '无法判定', skipped: '跳过' },
  asked: '操作',
  observed: '观察',
  tag: '标签',
  pods: 'Pod',
  servedBy: (registry) => `由 ${registry} 提供`,
  notPulled: '节点已有该镜像',
  storage: '镜像仓库存储',
  listed: '列出',
  empty: '空',
  nodesAsked: (registry) => `节点向 ${registry === 'the internal registry' ? '内部镜像仓库' : registry} 请求`,
  nothing: '无',
  parts: { manifest: '清单', config: '配置', layer: '层' },
  of: (parts, image) => `镜像 ${image} 的${parts}`,
};

/** The words for a language of Gherkin: `en`, `zh-CN`. */
export const labelsFor = (language: string): Labels => (language.startsWith('zh') ? chinese : english);
