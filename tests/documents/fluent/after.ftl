# the the comment
ferry = The ferry { $name } sank
    near the pier
    .title = Near the pier
ships = { $n ->
    [one] One ship near the pier
   *[other] { $n } ships near the pier
}
