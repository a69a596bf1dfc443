# the the comment
ferry = The ferry { $name } sank
    near the the pier
    .title = Near the the pier
ships = { $n ->
    [one] One ship near the the pier
   *[other] { $n } ships near the the pier
}
