Feature: Question 4: can a plain pod use it?
  A pod knows image addresses and no image streams. With image lookup (`oc set image-lookup`) the API server replaces the name of a
  stream of the same project by the address that the tag resolves to, when the pod is created. Without it the node takes
  the name for one on docker.io.

  A reference has no image that the API server could name. It names the tag in the internal registry instead, which has none.

  Background:
    Given docker.io serves "balazsszeti/hello:sleeper" as image A
    And the project "myproject"

  Rule: With image lookup, unless the tag is a reference

    Scenario Outline: <variation>
      Given the tag "<stream>:mytag" holds image A as <variation>
      When a pod "before" is created with the image "<stream>:mytag"
      And I look at the pods of "before"
      And I run `oc set image-lookup <stream>`
      And a pod "after" is created with the image "<stream>:mytag"
      And I look at the pods of "after"
      Then the answer to "Can a plain pod use it?" is "<answer>", as in the article

      @V1Q4
      Examples: An external image
        | variation         | stream             | answer                 |
        | an external image | myimage-ref-source | yes, with image lookup |

      @V2Q4
      Examples: An external image with pull-through
        | variation                           | stream            | answer                 |
        | an external image with pull-through | myimage-ref-local | yes, with image lookup |

      @V3Q4
      Examples: A reference to an external image
        | variation                        | stream            | answer                                                                                                              |
        | a reference to an external image | myimage-reference | no, with image lookup it asks for image-registry.openshift-image-registry.svc:5000/myproject/myimage-reference:mytag |

      @V4Q4
      Examples: An internal image
        | variation         | stream           | answer                 |
        | an internal image | myimage-internal | yes, with image lookup |

      @V5Q4
      Examples: A tag of another image stream
        | variation                                     | stream | answer                 |
        | a copy of an external image                   | fromis | yes, with image lookup |
        | a copy of an external image with pull-through | fromis | yes, with image lookup |
        | a copy of a reference to an external image    | fromis | yes, with image lookup |
        | a copy of an internal image                   | fromis | yes, with image lookup |

  Rule: A reference leads to a tag that the internal registry does not have

    Scenario: The pod cannot pull
      Given the tag "myimage-reference:mytag" holds image A as a reference to an external image
      And I have run `oc set image-lookup myimage-reference`
      When a pod "web" is created with the image "myimage-reference:mytag"
      Then the pod "web" cannot pull its image: "reading manifest mytag in image-registry.openshift-image-registry.svc:5000/myproject/myimage-reference: manifest unknown"
