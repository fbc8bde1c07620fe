Feature: `oc import-image` and `oc tag` make the same image stream
  Both commands make a tag follow an external image. `oc import-image` looks the image up itself and fails if there is none.
  `oc tag` writes down where the image is to be found, and a controller imports it a moment later: the stream is written
  twice, which is all that can be seen of it afterwards.

  Background:
    Given docker.io serves "balazsszeti/hello:sleeper" as image A
    And the project "myproject"

  Rule: Only the generations tell which command it was

    @B1
    Scenario Outline: With policy <policy>
      When I run `oc import-image imported:mytag --from=docker.io/balazsszeti/hello:sleeper --confirm --reference-policy=<flag>`
      And I run `oc tag docker.io/balazsszeti/hello:sleeper tagged:mytag --reference-policy=<flag>`
      Then the tag "imported:mytag" has reference policy <policy>
      And the image streams "imported" and "tagged" differ only in:
        | metadata.generation                   | 1 | 2 |
        | spec.tags[mytag].generation           | 1 | 2 |
        | status.tags[mytag].items[0].generation | 1 | 2 |

      Examples:
        | policy | flag   |
        | Source | source |
        | Local  | local  |

  Rule: `oc import-image` tells whether the image exists, `oc tag` does not

    @B1
    Scenario: An image that does not exist, imported
      When I run `oc import-image imported:mytag --from=docker.io/balazsszeti/hello:none --confirm`, which fails
      Then the import of the tag "imported:mytag" failed: "dockerimage.image.openshift.io \"docker.io/balazsszeti/hello:none\" not found"

    @B1
    Scenario: An image that does not exist, tagged
      When I run `oc tag docker.io/balazsszeti/hello:none tagged:mytag`
      Then the import of the tag "tagged:mytag" failed: "dockerimage.image.openshift.io \"docker.io/balazsszeti/hello:none\" not found"
