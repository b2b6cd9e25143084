MATCH (a:Access {key: $access})<-[:OF]-(x:Exposure)-[:BY]->(:Person {key: $engineer})
RETURN DISTINCT x.chain AS id, x.escorted AS escorted
