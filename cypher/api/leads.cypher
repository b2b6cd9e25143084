//> lead-places
WITH *,
  [
    CASE kind
      WHEN 'WORK_ABROAD' THEN 0
      WHEN 'ORGANIZATION_ABROAD' THEN 1
      WHEN 'OWNER_ABROAD' THEN 2
      WHEN 'LISTED_ORGANIZATION' THEN 3
      ELSE 4
    END,
    coalesce(organization, ''), coalesce(country, ''), coalesce(contract, '')
    , coalesce(sameAs, '') // if same
  ] AS position
WHERE position > $after // if after
RETURN kind, organization, country, contract
  , sameAs // if same
ORDER BY position
LIMIT $limit // One more than a page has: it shows whether there is another page.
