"""Papers made from the record: protocols, inventories, receipts, letters, orders, acts."""
