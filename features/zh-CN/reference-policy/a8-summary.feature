# language: zh-CN
@zh-CN
功能: 文章归纳的三条规则
  - 标签的引用策略默认为 Source。
  - 使用 Source 标签时直接访问源镜像仓库,并且不会缓存。
  - Local 标签在导入时不会缓存,使用时才缓存。

  背景:
    假如 docker.io 提供 "openshift/hello-openshift:latest",称为镜像 A
    而且 项目 "is-test"

  规则: 默认的引用策略是 Source

    @A8
    场景: 没有提到引用策略的导入
      当 我运行 `oc import-image hello-ocp --from=docker.io/openshift/hello-openshift --confirm`
      那么 标签 "hello-ocp:latest" 的引用策略是 Source

  规则: 引用策略决定由谁提供第一个 Pod 的镜像,因此也决定保留什么

    @A8
    场景: Source 访问外部,不保留任何内容
      假如 标签 "hello-ocp:latest" 从 "docker.io/openshift/hello-openshift" 导入,引用策略为 Source
      而且 内部镜像仓库没有存储任何内容
      当 创建部署 "web",使用标签 "hello-ocp:latest"
      那么 docker.io 提供了 Pod 的镜像,属于 "web"
      而且 内部镜像仓库没有存储任何内容

    @A8
    场景: Local 在导入时不保留,首次使用时全部保留
      假如 标签 "hello-ocp:latest" 从 "docker.io/openshift/hello-openshift" 导入,引用策略为 Local
      而且 内部镜像仓库没有存储任何内容
      当 创建部署 "web",使用标签 "hello-ocp:latest"
      那么 内部镜像仓库 提供了 Pod 的镜像,属于 "web"
      而且 内部镜像仓库存储了镜像 A 的清单、配置和两个层,属于 "is-test/hello-ocp"
