# language: zh-CN
@zh-CN
功能: 外部镜像仓库移动标签
  镜像流的标签保存导入那一刻的摘要。外部标签移动之后,镜像流要到下一次导入才会知道。

  背景:
    假如 项目 "is-test"
    而且 docker.io 提供 "acme/web:1",称为镜像 A

  规则: 定期导入的标签每 15 分钟导入一次,其他标签不再导入

    @B8
    场景: 定期导入的标签会跟随
      假如 我已运行 `oc tag --scheduled docker.io/acme/web:1 web:1`
      当 标签 "acme/web:1" 在 docker.io 上移到镜像 B
      那么 标签 "web:1" 指向镜像 A
      当 经过 15 分钟
      那么 标签 "web:1" 指向镜像 B

    @B8
    场景: 没有定期导入的标签保持不变
      假如 我已运行 `oc tag docker.io/acme/web:1 web:1`
      当 标签 "acme/web:1" 在 docker.io 上移到镜像 B
      而且 从这里开始统计对 docker.io 的请求
      那么 2 小时内没有任何变化
      而且 没有向 docker.io 请求任何清单
      而且 标签 "web:1" 指向镜像 A
