MATCH (counted:Subtier)
WHERE counted.key IN ['FOREIGN', 'UNDETERMINED', 'DOMESTIC']
WITH counted.days AS dates, counted.accesses AS accesses // Once, not for each day.
UNWIND $days AS day
WITH day, date(day) AS onDay, dates, accesses
RETURN day, sum(accesses[size([date IN dates WHERE date <= onDay]) - 1]) AS accesses
